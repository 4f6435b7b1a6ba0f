#!/bin/sh
# What changes the machine itself is only noted: packages and users are those of the machine that tests.
echo "$(basename "$0") $*" >> "$MACHINE/done.txt"
