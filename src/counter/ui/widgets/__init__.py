"""Single controls. Each takes its words ready to show and emits a signal when it is tapped or typed into."""
