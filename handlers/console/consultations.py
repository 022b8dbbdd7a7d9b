"""Consultations at the console (咨询)."""
