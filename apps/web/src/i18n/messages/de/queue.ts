import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/queue.ts'

export const messages: Translated<typeof english> = {
  // Queue
  retry: 'Wiederholen',
  queue: 'Warteschlange',
  queueCount: 'Warteschlange, {count} läuft oder wartet | Warteschlange, {count} laufen oder warten',
  running: 'In Arbeit',
  waiting: 'Wartend',
  waitingCount: '{count} wartet | {count} warten',
  batchDone: '{done} von {size} fertig',
  doneIn: 'fertig in etwa {duration}',
  showQueue: 'Warteschlange zeigen',
  allLeft: 'insgesamt etwa {duration}',
  cancelPrompt: '{prompt} abbrechen',
  // Progress
  sendingState: 'Wird abgeschickt',
  nextInLine: 'Kommt als Nächstes',
  firstForm: 'Platz {place}',
  secondForm: 'Platz {place}',
  thirdForm: 'Platz {place}',
  otherForm: 'Platz {place}',
  farInLine: 'Hinter mehr als {count} anderen | Hinter mehr als {count} anderen',
  pictureState: 'Bild {at} von {total}, {time}',
  runningState: 'Wird erzeugt, {time}',
  done: 'Fertig',
  failed: 'Fehlgeschlagen',
  cancelled: 'Abgebrochen',
  soFar: 'bisher {duration}',
  left: 'noch etwa {duration}',
  longer: 'länger als üblich',
  soon: 'Geht gleich weiter',
  rateLimit: 'Ratenlimit: weiter in {duration}',
  // Remedies
  addToken: 'Token hinzufügen',
  chooseOther: 'Anderes Modell wählen',
  checkToken: 'Token prüfen',
  changeEngine: 'Engines ansehen',
  buyCredits: 'Guthaben kaufen',
  acceptConditions: 'Bedingungen annehmen',
  changeIt: 'Ändern',
  // What was done
  cleared: 'Aufgeräumt. Die Bilder bleiben in der Galerie.',
}
