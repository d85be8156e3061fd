import { expect, test } from 'vitest'
import { isProgramName, safeFileName } from './file-name'

test.each(['run.bat', 'a.JS', 'letter.pdf.exe', 'x.vbs', 'x.ps1', 'x.scr', 'x.lnk', 'x.command', 'x.exe. ', 'x.ex\u200be', 'C:\\x\\setup.msi', 'x.bat\u202e'])(
  'D-02 a name that a double click runs is one, however it is written: %s',
  (name) => {
    expect(isProgramName(safeFileName(name))).toBe(true)
  },
)

test.each(['letter.pdf', 'exe', 'my.exe.pdf', 'notes.txt', 'scan.jpeg', 'bat', 'Solicitud de jubilación.docx', '300'.repeat(100)])(
  'D-02 a paper’s name is none: %s',
  (name) => {
    expect(isProgramName(safeFileName(name))).toBe(false)
  },
)
