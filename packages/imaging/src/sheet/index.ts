export { drawSheet, type SheetOptions } from './draw-sheet.ts'
export {
  MAX_SHEET_PIXELS,
  MAX_SHEET_SIDE,
  type Sheet,
  type SheetCell,
  type SheetTable,
  type SheetWords,
} from './sheet.ts'
