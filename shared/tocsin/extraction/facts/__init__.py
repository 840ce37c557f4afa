"""What an incident is made of besides its authors: where, how many, with what, against whom, and who says so."""
