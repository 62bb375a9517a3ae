import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/prompt-file.ts'

export const messages: Translated<typeof english> = {
  title: 'Prompts aus einer Datei',
  lead: 'Ein Text mit einem Prompt pro Zeile oder eine CSV-Datei, deren erste Zeile die Spalten nennt: prompt, negative_prompt, model, width, height, steps, guidance, seed, count. Was die Datei nicht sagt, kommt aus dem Formular.',
  choose: 'Datei wählen',
  orDrop: 'Oder hier ablegen',
  reading: 'Die Datei wird gelesen …',
  tooLarge: 'Die Datei ist zu groß für eine Liste von Prompts.',
  ignored: 'Nicht beachtete Spalten: {names}',
  row: 'Zeile',
  prompt: 'Prompt',
  negativePrompt: 'Negativer Prompt',
  model: 'Modell',
  width: 'Breite',
  height: 'Höhe',
  steps: 'Schritte',
  guidance: 'Prompttreue',
  seed: 'Seed',
  count: 'Bilder',
  images: '{count} Bild | {count} Bilder',
  time: 'etwa {duration}',
  faults:
    'Zuerst {count} Zeile in der Datei ändern. Entweder gehen alle Zeilen, oder keine. | Zuerst {count} Zeilen in der Datei ändern. Entweder gehen alle Zeilen, oder keine.',
  generate: 'Erzeugen',
  make: '{count} erzeugen | {count} erzeugen',
  makeNone: 'Nicht erzeugen',
  sending: 'Schickt ab …',
}
