import { messages } from '../../../i18n/messages/en/first-picture.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('first-picture', messages)
