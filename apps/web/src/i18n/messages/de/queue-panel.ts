import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/queue-panel.ts'

export const messages: Translated<typeof english> = {
  batches: 'Stapel',
  listBatch: 'Wartende einzeln zeigen',
  cancelBatch: 'Rest abbrechen',
  withoutResult: 'Ohne Ergebnis',
  queueEmpty: 'Die Warteschlange ist leer.',
  queueRunning: '{count} in Arbeit | {count} in Arbeit',
  clear: 'Erledigte ausblenden',
  clearHint: 'Die Bilder bleiben in der Galerie',
  cancelWaiting: 'Wartende abbrechen',
  showMore: 'Das eine zeigen, das noch wartet | Mehr von den {count} zeigen, die noch warten',
  cancelTitle: 'Alles Wartende abbrechen?',
  queueUnread: 'Was wartet und läuft, konnte nicht ganz gelesen werden. {reason}',
  keepWaiting: 'Weiter warten',
  cancelCount: '{count} Auftrag abbrechen | {count} Aufträge abbrechen',
  cancelText:
    '{count} hat noch nicht begonnen. Was in Arbeit ist, läuft weiter. | {count} haben noch nicht begonnen. Was in Arbeit ist, läuft weiter.',
  progressOf: 'Fortschritt von {prompt}',
  retryPrompt: '{prompt} wiederholen',
}
