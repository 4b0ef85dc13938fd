@echo off
rem The commands of Silver Fox, for a terminal and for the task scheduler: silverfox --help
"%~dp0Silver Fox Order Processing.exe" --silverfox %*
exit /b %ERRORLEVEL%
