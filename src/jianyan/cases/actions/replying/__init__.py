"""答复 replying: draft, approval, sign-off, delivery."""
