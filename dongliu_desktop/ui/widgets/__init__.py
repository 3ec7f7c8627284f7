"""The widgets the pages are made of. They know nothing of the office: values come in, signals go out."""
