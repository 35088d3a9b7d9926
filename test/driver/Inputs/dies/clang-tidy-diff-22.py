#!/usr/bin/python3
raise OSError
