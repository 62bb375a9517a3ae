/** Words that say nothing of what is seen: they are neither drawn nor reported as unknown. English and German. */
const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** After one of these comes a thing: "a cello", "his violin", "eine Geige". */
export const DETERMINERS = list(
  'a an the this that these those his her its their my your our some any each every another ein eine einen einem einer eines der die das den dem mein meine sein seine ihr ihre diese dieser dieses',
)

export const FILLERS = list(
  'and or of but so very highly quite really just only also too it he she they we i you who which where when while there here has have had be been being was were will can up down out off over through across between among around along against towards upon within und oder aber sehr ganz auch nur von vom zum zur beim ueberm er sie es wir ihr ich hat haben war waren wird wo wenn waehrend hier dort durch gegen zwischen um an aus nach ' +
    'beautiful detailed photo photograph photorealistic realistic photography picture image painting painted illustration artwork art style render rendering rendered masterpiece quality best high resolution hd uhd 4k 8k hdr cinematic trending artstation award winning professional stunning intricate sharp focus view scene shot depth background foreground wide angle lens bokeh lovely pretty nice cosy cozy majestic dramatic lighting gemuetlich gemuetliche wall floor ground mat big large small tiny huge little tall ' +
    'schoen schoene schoenes schoener schoenen bild foto gemaelde stil gross grosse grosser grosses grossen klein kleine kleiner kleines kleinen hochaufloesend detailliert says saying reads reading written lettering words word text titled labelled labeled steht aufschrift sitting standing lying leaning sitzt liegt wearing traegt holding playing made wooden full filled',
)

/** Nouns for what nobody can point at. */
const INTANGIBLE = list(
  'words word thought thoughts idea ideas dream dreams joy love hope fear anger sadness sorrow happiness grief memory memories time silence sound sounds music jazz blues melody symphony rhythm energy chaos order harmony peace freedom war soul mind spirit feeling feelings emotion emotions mystery magic infinity eternity nothing something everything anything way lot kind sort bit composition mood atmosphere light shadow touch moment moments story tale poem song wonder beauty truth faith luck fate destiny power force passion desire envy pride shame guilt rage calm noise echo rush speed motion movement balance contrast pattern colour color colours colors shape shapes form forms gradient texture flow melancholy nostalgia longing boredom ' +
    'gedanke gedanken idee traum traeume freude liebe hoffnung angst wut trauer glueck stille musik klang rhythmus energie ordnung frieden freiheit krieg seele geist gefuehl gefuehle unendlichkeit ewigkeit nichts etwas alles licht schatten augenblick geschichte lied schoenheit wahrheit glaube schicksal kraft sehnsucht melancholie bewegung muster farbe farben form formen',
)

const ABSTRACT_ENDING = /(?:ity|ness|tion|sion|ism|hood|ence|ance|dom|heit|keit|schaft|ismus)s?$/
const LONGEST_NAME = 20

/** Whether a noun that the lexicon lacks names something one could point at. */
export const isTangible = (word: string): boolean =>
  word.length > 2 &&
  word.length <= LONGEST_NAME &&
  /^\p{L}+$/u.test(word) &&
  !/(.)\1\1/u.test(word) &&
  !INTANGIBLE.has(word) &&
  !ABSTRACT_ENDING.test(word)
