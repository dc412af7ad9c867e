sh live.sh 3.8 3.9
