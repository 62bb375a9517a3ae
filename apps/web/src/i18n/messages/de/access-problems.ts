import type { ProblemTexts } from '../../problem-translator.ts'

/** Of people and keys: a part of what the API says. */
export const accessProblems: ProblemTexts = {
  'account.none': 'Dieses Studio hat noch keine Konten. Das erste wird unter /setup angelegt.',
  'account.not_found': 'Dieses Konto gibt es nicht mehr.',
  'account.name_taken': [
    [/"(?<name>.*)"/, 'Ein Konto namens „{name}“ gibt es schon. Bitte einen anderen Namen wählen.'],
  ],
  'account.last_admin': 'Das ist der letzte Admin. Erst jemand anderen zum Admin machen.',
  'account.heir_not_found': 'Übernehmen kann nur ein anderes Konto, das sich anmelden darf.',
  'account.too_many': [[/(?<limit>\d+) accounts/, 'Es gibt schon {limit} Konten; mehr sind nicht möglich.']],
  'auth.required': [
    [/no account yet/, 'Dieses Studio hat noch kein Konto. Unter /setup den Code eingeben, den es beim Start anzeigt.'],
    [/./, 'Bitte zuerst anmelden.'],
  ],
  'auth.invalid': [
    [/^This passkey/, 'Dieser Passkey hat niemanden angemeldet. Bitte noch einmal versuchen.'],
    [/^This key/, 'Dieser Schlüssel gilt nicht: Er ist falsch geschrieben, gelöscht oder abgelaufen.'],
    [/./, 'Der Name oder das Passwort stimmt nicht.'],
  ],
  'auth.second_factor': 'Bitte auch den Code der App eingeben.',
  'auth.slow_down': [
    [/Wait (?<seconds>\d+) seconds/, 'Zu viele Versuche. In {seconds} Sekunden noch einmal versuchen.'],
  ],
  'auth.changed': 'Was hier erlaubt ist, hat sich gerade geändert. Bitte noch einmal versuchen.',
  'auth.forbidden': 'Dafür fehlt hier die Berechtigung.',
  'invitation.not_found': 'Dieser Link gilt nicht mehr. Ein Admin kann einen neuen ausstellen.',
  'key.not_found': 'Diesen Schlüssel gibt es nicht mehr.',
  'key.scope_not_yours': [
    [/permission (?<scope>\S+) yourself/, 'Die Berechtigung {scope} hat dieses Konto selbst nicht.'],
  ],
  'key.expires_in_past': 'Der Zeitpunkt, zu dem der Schlüssel abläuft, liegt in der Vergangenheit.',
  'key.too_many': [[/(?<limit>\d+) keys/, 'Es gibt schon {limit} Schlüssel; mehr sind nicht möglich.']],
  'openid.unknown': 'Diesen Anmeldedienst gibt es hier nicht.',
  'openid.away': [[/^(?<name>.+) does not answer/, '{name} antwortet nicht. Gleich noch einmal versuchen.']],
  'openid.failed': [
    [/login with (?<name>.+) did not/, 'Die Anmeldung mit {name} hat nicht geklappt. Bitte noch einmal versuchen.'],
  ],
  'openid.not_allowed': [
    [/^(?<name>.+) knows you/, '{name} kennt dieses Konto, aber hier hat es keinen Zutritt. Ein Admin kann helfen.'],
  ],
  'factor.code_wrong': 'Dieser Code stimmt nicht oder wurde schon benutzt.',
  'factor.there': 'Dieses Konto hat schon einen zweiten Faktor. Ihn zuerst entfernen.',
  'factor.missing': 'Dieses Konto hat keinen zweiten Faktor.',
  'passkey.not_found': 'Diesen Passkey gibt es nicht mehr.',
  'passkey.not_here': 'Passkeys brauchen https und einen Rechnernamen. Unter dieser Adresse gehen sie nicht.',
  'passkey.refused': 'Dieser Passkey ließ sich nicht hinzufügen. Bitte noch einmal versuchen.',
  'passkey.there': 'Dieser Passkey ist schon hinzugefügt.',
  'passkey.too_many': [[/(?<limit>\d+) passkeys/, 'Es gibt schon {limit} Passkeys; mehr sind nicht möglich.']],
  'password.too_common': 'Dieses Passwort wird als eines der ersten probiert. Bitte ein anderes wählen.',
  'password.wrong': 'Das bisherige Passwort stimmt nicht.',
  'session.not_found': 'Diese Anmeldung ist schon beendet.',
  'setup.done': 'Das erste Konto gibt es schon. Bitte anmelden.',
  'setup.code_wrong': 'Das ist nicht der Code, den das Studio beim Start angezeigt hat.',
}
