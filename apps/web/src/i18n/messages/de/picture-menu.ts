import type { Translated } from '../../message.ts'
import type { messages } from '../en/picture-menu.ts'

export const pictureMenu: Translated<typeof messages> = {
  menu: 'Was damit geschehen soll',
  download: 'Herunterladen',
  copyPicture: 'Bild kopieren',
  copyPrompt: 'Prompt kopieren',
  prompt: 'Prompt',
  favourite: 'Favorit',
  noFavourite: 'Kein Favorit mehr',
  pictures: '{count} Bild | {count} Bilder',
  copied: '{what} kopiert.',
  cannotCopy: 'Dieser Browser lässt die Seite nicht kopieren. Text markieren und von Hand kopieren.',
  pictureCopied: 'Bild kopiert.',
  cannotCopyPicture: 'Dieser Browser kopiert Bilder nur über https. Stattdessen herunterladen.',
  pictureNotCopied: 'Das Bild ließ sich nicht kopieren. Stattdessen herunterladen.',
  tagTitle: 'Schlagwörter des Bildes | Schlagwörter von {count} Bildern',
  tagAll: 'Allen das Schlagwort {tag} geben',
  untagAll: 'Schlagwort {tag} entfernen',
  someOf: '{some} von {all}',
  noTags: 'Noch keine Schlagwörter.',
  done: 'Fertig',
  hadTag: 'Alle haben „{tag}“ schon, oder so viele Schlagwörter, wie es sein dürfen.',
  hadNoTag: 'Keines hat „{tag}“.',
  tagged: '{pictures} mit „{tag}“ versehen.',
  untagged: '„{tag}“ von {pictures} entfernt.',
  addTag: 'Schlagwort hinzufügen',
}
