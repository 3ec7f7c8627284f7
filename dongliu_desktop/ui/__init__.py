"""The windows: Qt widgets over the services."""
