"""Page styles and fonts for everything printed."""
