"""Accounts 登录: sign in and out, the first page by role, the accounts of the demonstration."""
