import { messages } from '../../i18n/messages/en/picture-menu.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('picture-menu', messages)
