sh live.sh 3.12 3.13
