import { messages } from '../../i18n/messages/en/commands.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('commands', messages)
