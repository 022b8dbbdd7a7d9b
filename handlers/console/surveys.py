"""Surveys at the console (调查)."""
