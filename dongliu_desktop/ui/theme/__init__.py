"""The look: colours of the light and the dark theme, the font, the style sheet and the icons."""
