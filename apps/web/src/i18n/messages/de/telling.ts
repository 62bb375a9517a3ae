import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/telling.ts'

export const messages: Translated<typeof english> = {
  titleDone: '✓ {count} fertig | ✓ {count} fertig',
  titleFailed: '✗ {count} fehlgeschlagen | ✗ {count} fehlgeschlagen',
  titleBoth: '{done} · {failed} fehlgeschlagen',
  done: '{count} Bild ist fertig. | {count} Bilder sind fertig.',
  failed: '{count} Auftrag ist fehlgeschlagen. | {count} Aufträge sind fehlgeschlagen.',
}
