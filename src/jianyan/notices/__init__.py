"""通知: who must be told what, shown in the system and sent by mail, SMS or government messaging."""
