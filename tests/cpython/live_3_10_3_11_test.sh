sh live.sh 3.10 3.11
