"""The paper core: a page is a list of things to draw, made once and replayed on screen, printer and PDF.

All lengths are in units of 1/20 point, so that line breaks come from whole numbers and are the same on every
device. Nothing in a Document belongs to Qt: it may be made in one thread and painted in another.
"""
