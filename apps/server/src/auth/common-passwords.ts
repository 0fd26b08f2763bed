/** Typical passwords of eight characters and more, lower case; compared as a whole. */
export const commonPasswords: ReadonlySet<string> = new Set([
  ...list(`
  !qaz2wsx 00000000 000000000000 01234567 0123456789 012345678901 0987654321 098765432100 102030405060 11111111
  111111111111 11223344 112233445566 11235813213 12121212 121212121212 123123123 123123123123 12341234 12345678
  123456789 1234567890 123456789012 1234567891 12345678910 135792468 13579246810 147258369 147258369000
  159753159753 1a2b3c4d 1a2b3c4d5e6f 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv
  246813579 27182818284 31415926535 314159265358 741852963 789456123 789456123000 87654321 963852741 987654321
  9876543210 a1b2c3d4 a1b2c3d4e5 a1b2c3d4e5f6 aa123456 abc12345 abc123456789 abcd1234 abcd12345678 abcd1234abcd
  admin1234567 admin12345678 adminadmin adminadminadmin administration administrator1 administrator123 asdf1234
  asdfasdf asdfghjkl123 changeme1234 changeme12345 changemenow! chatoperator companyname123 companypassword
  correcthorsebatterystaple customerservice customersupport defaultpassword guestguest123 helpdesk1234
  iamthebest123 iloveyou1234 iloveyou12345 iloveyouforever letmein12345 letmein123456 letmeinletmein letmeinplease
  livechat1234 livechat12345 livechatlivechat mynameispassword mypassword mypassword123 newpassword newpassword123
  nopassword nopassword123 nopasswordhere officepassword oldpassword opensesame123 opensesame1234 operator1234
  operator12345 operatoroperator p@$$w0rd p@ssw0rd pa$$word pa55word parley123456 parley1234567 parleyadmin
  parleyoperator parleyparley parleyparley1 parleypassword passw0rd password password!123 password1 password12
  password123 password1234 password12345 password123456 password2025 password2026 password2027 passwordpassword
  passwort1234 passwort12345 passwort123456 pleasechangeme q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qwer1234 qwerty123456
  qwertyqwerty qwertyuiop123 qwertyuiop[] rootrootroot secretpassword secretpassword1 secretsecret sesameopen123
  supersecret123 supersecret1234 supersecretpassword supervisor123 supportsupport temporary1234 temppassword
  temppassword1 test12345678 testing12345 testtesttest thepassword thisisapassword thisismypassword topsecret1234
  trustno1trustno1 userpassword userpassword1 verysecret1234 visitorvisitor welcome12345 welcome123456
  welcome2026! yourpassword zaq12wsx zaq1zaq1 zxcvbnm12345
  `),
  'correct horse battery staple',
  'this is a password',
]);

/** Words that stay common with digits and signs around them, or in their place. */
export const commonWords: ReadonlySet<string> = new Set(
  list(`
  abc abcabc abcd abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijk abcdefghijkl access admin administrator
  alexander america amour andrew android angel anthony anything apple april arsenal asdf asdfgh asdfghjkl asdfjkl
  ashley auditor august australia autumn azerty azertyuiop babygirl banana barcelona baseball basketball batman
  battery bayern benjamin berlin bienvenue blessed business butterfly canada changeit changeme charlie chat cheese
  chelsea chicago chocolate christian christopher company computer contrasena cookie correct corvette cowboys
  customer daniel darling december default demo diamond dortmund dragon elizabeth england everything example
  facebook february ferrari flower football forever france freedom friday geheim germany ginger golden google
  guest hallelujah hannah harley heaven helpdesk hockey horse hunter iloveyou internal internet iphone january
  jennifer jessica jesus jordan joshua july june juventus kennwort killer lakers laptop letmein liebe linux
  livechat liverpool login logon london lovely loveme loveyou manager manchester march master matthew maximilian
  mercedes michael michelle microsoft monday monkey motdepasse mustang newyork nicole nothing november october
  office operator orange owner paris parley passe passw passwd password passwort pepper pokemon porsche princess
  private purple qazwsx qazwsxedc qweasd qweasdzxc qwerty qwertyuiop qwertz qwertzuiop rainbow realmadrid robert
  root samantha sample samsung saturday schalke schatz sebastian secret senha september service shadow signin
  silver soccer something sommer spiderman spring staple starwars steelers stephanie summer sunday sunshine
  superman superuser supervisor support sweetheart sysadmin system temp temporary test tester testing thomas
  thursday topsecret trustno tuesday ubuntu user username victoria visitor wachtwoord wednesday welcome welkom
  whatever willkommen windows winter yamaha yankees zxcvbnm
  `),
);

function list(text: string): string[] {
  return text.trim().split(/\s+/);
}
