import type { Translated } from '../../message.ts'
import type { messages as english } from '../en/first-picture.ts'

export const messages: Translated<typeof english> = {
  startTitle: 'Was soll das erste Bild zeigen?',
  startText: 'Einmal drücken, und es entsteht. Oder ein eigenes Bild beschreiben.',
  cardLighthouse: 'Das Licht angehen sehen',
  cardFox: 'Einem Fuchs begegnen',
  cardReef: 'Abtauchen',
  cardBoats: 'Segel setzen',
  cardMountains: 'Am See aufwachen',
  cardCity: 'Lange wach bleiben',
  ideaLighthouse: 'Ein Leuchtturm in der Dämmerung, Aquarell',
  ideaFox: 'Ein Fuchs im Birkenwald, goldenes Herbstlicht',
  ideaReef: 'Ein Riff voller Fische, Sonnenlicht im Wasser',
  ideaBoats: 'Ein stiller Hafen mit drei Booten bei Sonnenuntergang',
  ideaMountains: 'Verschneite Berge über einem See, früher Morgen',
  ideaCity: 'Eine Stadt bei Nacht im Regen, Neon',
  startBuiltIn:
    'Den Anfang macht {engine}, das eingebaut ist: Es zeichnet einfache Szenen aus dem Text, ganz ohne KI und ohne Konto.',
  startToken: 'Für Bilder von trainierten Modellen: {link}.',
  startTokenLink: 'Token von Hugging Face hinzufügen',
}
