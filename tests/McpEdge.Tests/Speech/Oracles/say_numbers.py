"""Says numbers in words as num2words does. Argument: the language. Standard input: numbers, one a line."""
import sys

from num2words import num2words

for line in sys.stdin:
    print(num2words(int(line), lang=sys.argv[1]))
