"""Writes telephone numbers as libphonenumber knows them: region, a usual writing, E.164; tab-separated, the same each time.

Where no number can have so many digits, there is a hyphen instead of E.164. Arguments: how many numbers of each region, the regions.
"""
import random
import sys

import phonenumbers
from phonenumbers import PhoneNumberFormat as Format
from phonenumbers import PhoneNumberType as Type

SEPARATORS = [" ", "-", ".", " / ", "\u00a0", "\u2011"]


def numbers(region, random):
    """Valid fixed and mobile numbers of the region."""
    kinds = [k for k in (Type.FIXED_LINE, Type.MOBILE) if phonenumbers.example_number_for_type(region, k)]
    while True:
        example = str(phonenumbers.example_number_for_type(region, random.choice(kinds)).national_number)
        kept = random.randint(1, min(5, len(example)))
        digits = example[:kept] + "".join(random.choice("0123456789") for _ in example[kept:])
        number = phonenumbers.PhoneNumber(
            country_code=phonenumbers.country_code_for_region(region), national_number=int(digits))
        kind = phonenumbers.number_type(number)
        if phonenumbers.region_code_for_number(number) == region and kind in (Type.FIXED_LINE, Type.MOBILE, Type.FIXED_LINE_OR_MOBILE):
            yield number


def writings(number, region, random):
    """The number as it is written at home and abroad."""
    national = phonenumbers.format_number(number, Format.NATIONAL)
    yield region, national
    yield region, "".join(c for c in national if c.isdigit())
    yield region, national.replace(" ", random.choice(SEPARATORS))
    for form in (Format.E164, Format.INTERNATIONAL, Format.RFC3966):
        yield random.choice(sys.argv[2:]), phonenumbers.format_number(number, form)
    abroad = random.choice([r for r in sys.argv[2:] if phonenumbers.country_code_for_region(r) != number.country_code])
    yield abroad, phonenumbers.format_out_of_country_calling_number(number, abroad)


def may_exist(digits, region):
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False


def impossible(number, region, random):
    """Numbers at home that nobody can have: digits are missing, or there are too many."""
    digits = phonenumbers.format_number(number, Format.NATIONAL).replace(" ", "")
    for wrong in (digits[:random.randint(2, 6)], digits + str(random.randint(1000000, 9999999))):
        if not may_exist(wrong, region):
            yield region, wrong


def main():
    chance = random.Random(int(sys.argv[1]))
    for region in sys.argv[2:]:
        generated = numbers(region, chance)
        for _ in range(int(sys.argv[1])):
            number = next(generated)
            for home, writing in writings(number, region, chance):
                print(home, writing, phonenumbers.format_number(number, Format.E164), sep="\t")
            for home, writing in impossible(number, region, chance):
                print(home, writing, "-", sep="\t")


main()
