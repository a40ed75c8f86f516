"""通知页面: what one is told, for staff and proposers alike."""
