/** Words that the most used passwords are made of, as the lists of leaked passwords have them, and the house's own. */
const words = new Set(
  `
aaron abcd access account adidas adobe adrian admin administrator alex alexander alexandra alexis alice amanda america american amsterdam anderson andrea andrew angel
angela angelica animal anthony antonio apple april arsenal asdf asdfgh asdfghjkl ashley asshole auction auctions august austin australia baby babygirl backdoor badboy
bailey banana barcelona barney baseball basketball batman beach beautiful benjamin bidder bigdaddy bigdog billy birthday bitch black blackberry blahblah blessed blink blue
bonjour boomer booboo boston brandon brandy brazil broncos brooklyn brothers bubba bubbles buddy bulldog bullshit buster butter butterfly butthead calvin camaro cameron
canada captain carlos carolina caroline casper catherine celtic champion chance change changeit changeme charles charlie charlotte cheese chelsea chester chicago chicken
chocolate chris christian christina christine christopher cinnamon classic claudia claire cocacola coffee college compaq computer connor cookie cookies cooper corvette
cowboy cowboys crystal dakota dallas daniel daniela danielle david december default denver destiny dexter diablo diamond dick digital doctor dolphin dolphins dragon
dragonball dreams eagles edward einstein elephant elizabeth eminem energy enter estrella everton evil explorer facebook falcon family fender ferrari fireball firebird fish
fishing florida flower flowers football forever france francis frank freddy freedom friend friends fuck fucker fuckme fuckoff fuckyou gabriel gandalf garfield gateway george
giants ginger girls goldfish golf golfer google gordon grace green guest guitar gunner hammer hannah happy harley hawaii heather heaven hello hellokitty helpme
hockey hollywood honda house hunter iceman iloveme iloveu iloveyou inferno internet isabella jack jackass jackson jaguar jake james january jasmine jason jasper jeffrey
jennifer jeremy jessica jessie jesus jesuschrist john johnny johnson jonathan jordan joseph joshua junior justin juventus katherine kawasaki kelly kevin killer kimberly
king kitten kitty knight ladybug lakers lauren leather legend leonardo letmein liberty linkinpark little liverpool login logitech london love lovely lovelove loveme lover loveyou
lucky madison maggie manchester manager marina marine marlboro martin master matrix matthew maverick maxwell melissa mercedes mexico michael michelle microsoft midnight
mike minecraft mickey miller monica monday money monkey monster morgan mother motorola mountain muffin music mustang myspace naruto natalie nathan newyork nicholas nicole
nintendo nirvana nothing november ncc october oliver orange packers pakistan pamela panther paris parola passcode passion passw pass password passwd passwort patrick peaches
peanut penguin pepper phoenix player playboy please pokemon police poohbear porsche portugal power precious predator prince princess private purple pussy qazwsx qwer qwert qwerty
qwertyui qwertyuiop rabbit rachel raiders rainbow ranger rangers real realmadrid rebecca redsox richard robert rocky ronaldo root rosebud rostrum runner samantha samson samsung
samuel sandra saturn scooby scooter scorpion scotland sebastian secret secure security senha september server service sexy shadow shannon silver skippy slipknot smokey
snickers snoopy soccer sophie spiderman spider spongebob sports spring stanley starwars startrek steelers stella stephanie steven strawberry summer sunday sunflower
sunshine super superman superstar support sweet sweetie swordfish sydney system taylor tennis teresa test tester testing thailand thomas thunder tiffany tigger tiger tigers tintin
toyota trinity trouble trustno trustnoone tucker turtle united user valentina valentine vampire victor victoria viking vincent violet warrior banner whatever william williams
willow winner winston winter wizard wolf wolverine xbox xxx yamaha yankees yellow zaq zxcvbn zxcvbnm
`
    .trim()
    .split(/\s+/),
);

/** Keys beside each other and characters in a row: a password that goes along one of these, either way, is the first to be tried. */
const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  '147258369',
];
const runs = rows.flatMap((row) => [row + row, [...row].reverse().join('').repeat(2)]);

const plain: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Whether a password is among those that are tried first: a much used word, as it is, twice, with other characters for its letters, or with digits
 * and marks around it; a row of keys; a few digits; a few characters over and over. Words of the person's own (their name, their address) count as
 * much used. It stands for a list of the most used passwords (OWASP ASVS 5.0, 6.2.4), which would be a hundred times as long; whether a password has
 * leaked only a service could tell, and the house asks none.
 */
export function isCommonPassword(password: string, own: readonly string[] = []): boolean {
  const text = password.toLowerCase();
  // Fewer than twelve digits alone: a date, a telephone number, a pattern on the pad.
  if (/^\d{1,11}$/.test(text) || isRepeated(text) || isRunOfKeys(text)) return true;
  const taken = new Set([...words, ...own.map((word) => word.toLowerCase()).filter((word) => word.length > 2)]);
  const bare = text.replaceAll(/^[^a-z]+|[^a-z]+$/g, '');
  const readings = [text, withLetters(text), bare, withLetters(text.replace(/[^a-z@$]+$/, '')), withLetters(bare)];
  return readings.some((reading) => taken.has(reading) || taken.has(onceOf(reading)));
}

/** One to four characters, over and over. */
function isRepeated(text: string): boolean {
  return /^(.{1,4}?)\1+.?$/s.test(text);
}

/** Pieces of rows of keys, at least three characters each and two at most: "12345678", "qwer1234", "asdfqwer". */
function isRunOfKeys(text: string): boolean {
  const isRun = (piece: string) => piece.length > 2 && runs.some((run) => run.includes(piece));
  return isRun(text) || [...text].some((_, at) => isRun(text.slice(0, at)) && isRun(text.slice(at)));
}

/** "p4$$w0rd" as it is meant. */
function withLetters(text: string): string {
  return text.replaceAll(/[013457@$!]/g, (mark) => plain[mark] ?? mark);
}

/** A word that stands twice, once. */
function onceOf(text: string): string {
  return /^(.+)\1$/s.exec(text)?.[1] ?? text;
}
