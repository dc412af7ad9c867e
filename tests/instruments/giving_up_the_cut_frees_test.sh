# The references that `why` names are the fewest whose removal frees the object.
timeout 100 "$TARE" programs/giving_up_the_cut_frees.py
