import type { Translated } from '../../message.ts'
import type { messages } from '../en/telling.ts'

export const telling: Translated<typeof messages> = {
  titleDone: '✓ {count} fertig | ✓ {count} fertig',
  titleFailed: '✗ {count} fehlgeschlagen | ✗ {count} fehlgeschlagen',
  titleBoth: '{done} · {failed} fehlgeschlagen',
  done: '{count} Bild ist fertig. | {count} Bilder sind fertig.',
  failed: '{count} Auftrag ist fehlgeschlagen. | {count} Aufträge sind fehlgeschlagen.',
}
