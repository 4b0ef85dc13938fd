; What the Windows installer does beyond electron-builder's own script. Per user: everything is written below
; HKEY_CURRENT_USER (SHELL_CONTEXT), and nothing asks for an administrator.

!define FEED_CLASS "SilverFox.ScraperFile"
!define APPLICATIONS_KEY "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"

; An older version that runs is asked to close, as the operator would close it, and waited for: it may be writing an
; order. It is never ended by force, and without an answer nothing is installed.
!macro customCheckAppRunning
  !insertmacro IS_POWERSHELL_AVAILABLE
  StrCpy $R1 0
  askToClose:
    !insertmacro FIND_PROCESS "${APP_EXECUTABLE_FILENAME}" $R0
    StrCmp $R0 "0" 0 hasClosed
    nsExec::Exec `"$SYSDIR\taskkill.exe" /IM "${APP_EXECUTABLE_FILENAME}" /FI "USERNAME eq %USERNAME%"`
    Pop $R0
    Sleep 1000
    IntOp $R1 $R1 + 1
    IntCmp $R1 60 0 askToClose
    StrCpy $R1 0
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PRODUCT_NAME} is still at work. Nothing was changed.$\r$\n$\r$\nLet it finish, close its window, and press Retry." /SD IDCANCEL IDRETRY askToClose
    SetErrorLevel 2
    Quit
  hasClosed:
!macroend

; "Open with" offers the program for scraper files. What opens them by default stays as it is: only OpenWithProgids and
; SupportedTypes are written, never the default value of the extension.
!macro OFFER_OPEN_WITH EXTENSION
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "${FEED_CLASS}"
  WriteRegStr SHELL_CONTEXT "${APPLICATIONS_KEY}\SupportedTypes" ".${EXTENSION}" ""
!macroend

!macro WITHDRAW_OPEN_WITH EXTENSION
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "${FEED_CLASS}"
  DeleteRegKey /ifempty SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids"
  DeleteRegKey /ifempty SHELL_CONTEXT "Software\Classes\.${EXTENSION}"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${FEED_CLASS}" "" "Scraper file"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${FEED_CLASS}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${FEED_CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "${APPLICATIONS_KEY}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "${APPLICATIONS_KEY}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro OFFER_OPEN_WITH "csv"
  !insertmacro OFFER_OPEN_WITH "tsv"
  !insertmacro OFFER_OPEN_WITH "txt"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend

!ifdef BUILD_UNINSTALLER
  Var deletesData
!endif

; Asked only when a person uninstalls: not while updating, and not with /S. The one-click uninstaller is silent by the time
; that this is asked, so the message box has no /SD answer.
!macro customUnInit
  StrCpy $deletesData "0"
  ${ifNot} ${isUpdated}
    ClearErrors
    ${GetParameters} $R0
    ${GetOptions} $R0 "/S" $R1
    ${if} ${Errors}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Delete your data too: the databases with all VIN logs, their backups and the log files?$\r$\n$\r$\nNo keeps them for a later installation. Order folders are kept in any case." IDNO keepsData
      StrCpy $deletesData "1"
    keepsData:
    ${endIf}
  ${endIf}
!macroend

; What a shop keeps, but its order folders.
!macro DELETE_SHOP_DATA FOLDER
  Delete "${FOLDER}\silver-fox.db*"
  Delete "${FOLDER}\*.json"
  RMDir /r "${FOLDER}\backups"
  RMDir /r "${FOLDER}\logs"
  RMDir /r "${FOLDER}\scraped"
  RMDir /r "${FOLDER}\archives"
!macroend

; The same for every shop in a folder of shops. A folder goes away when nothing is left in it.
!macro DELETE_SHOPS FOLDER LABEL
  FindFirst $R3 $R4 "${FOLDER}\*.*"
  next${LABEL}:
    StrCmp $R4 "" done${LABEL}
    StrCmp $R4 "." skip${LABEL}
    StrCmp $R4 ".." skip${LABEL}
    !insertmacro DELETE_SHOP_DATA "${FOLDER}\$R4"
    RMDir "${FOLDER}\$R4"
  skip${LABEL}:
    FindNext $R3 $R4
    Goto next${LABEL}
  done${LABEL}:
    FindClose $R3
    RMDir "${FOLDER}"
!macroend

; The profile folder goes away with what is deleted here, unless it still holds order folders.
!macro customUnInstall
  !insertmacro WITHDRAW_OPEN_WITH "csv"
  !insertmacro WITHDRAW_OPEN_WITH "tsv"
  !insertmacro WITHDRAW_OPEN_WITH "txt"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${FEED_CLASS}"
  DeleteRegKey SHELL_CONTEXT "${APPLICATIONS_KEY}"
  ${ifNot} ${isUpdated}
    ; Opening at login is the application's own entry, under the name that Electron gives it.
    DeleteRegValue SHELL_CONTEXT "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
  ${endIf}
  ${if} $deletesData == "1"
    StrCpy $R2 "$APPDATA\${PRODUCT_FILENAME}"
    !insertmacro DELETE_SHOP_DATA "$R2"
    !insertmacro DELETE_SHOPS "$R2\shops" "Shops"
    !insertmacro DELETE_SHOPS "$R2\removed-shops" "RemovedShops"
    RMDir /r "$R2\Cache"
    RMDir /r "$R2\Code Cache"
    RMDir /r "$R2\GPUCache"
    RMDir /r "$R2\Local Storage"
    RMDir /r "$R2\Session Storage"
    RMDir /r "$R2\Network"
    Delete "$R2\Local State"
    Delete "$R2\Preferences"
    RMDir "$R2"
  ${endIf}
!macroend
