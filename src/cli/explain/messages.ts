/** A message of keepalived and what it means. */
export interface MessageMeaning {
    /** Matches the message without time stamp, process and line number; the first group is the keyword concerned. */
    readonly pattern: RegExp;
    /** In plain sentences. */
    readonly meaning: string;
}

/** The messages that people meet most, each before those that would also match it. */
export const MESSAGES: readonly MessageMeaning[] = [
    {
        pattern: /unknown keyword '?([^']*)'?/i,
        meaning:
            'keepalived does not know this word at this place and drops the line, and with it what the line was to set. The word is misspelt, stands in a block where it is not valid, belongs to a newer or older release, or was left out when this keepalived was built. Where it was to open a block, the lines of the block are read as if they stood outside it.',
    },
    {
        pattern: /unexpected '\{' - ignoring/i,
        meaning:
            'A "{" follows something that opens no block, nearly always an unknown or misspelt keyword in the same or the preceding line. The brace is counted all the same, so that a missing "}" may be reported at the end.',
    },
    {
        pattern: /missing '\}'s or extra '\{'s/i,
        meaning:
            'When the file ends, more "{" than "}" have been read: a block is never closed. keepalived cannot say which; everything after the missing "}" was read as part of that block. An ignored "{" is counted too.',
    },
    {
        pattern: /extra '\}' found/i,
        meaning: 'A "}" where no block is open: one too many, or the "{" or the name of its block was lost.',
    },
    {
        pattern: /missing '\{' (?:at beginning|from beginning)/i,
        meaning:
            'The name of a block is not followed by "{", on its line or the next. keepalived reads the next line as the first of the block.',
    },
    {
        pattern: /starting `([^`]*)` is missing a parameter/i,
        meaning:
            'The keyword needs a value that is not there. keepalived ends at once with exit status 2; nothing after this line has been looked at.',
    },
    {
        pattern: /'?(\w+)'?(?: keyword)? (?:against a vrrp )?is deprecated|([\w-]+) deprecated/i,
        meaning:
            'keepalived still does what the keyword says, but wants it written otherwise, and its config test fails because of it. A later release may no longer know the word.',
    },
    {
        pattern: /(nopreempt) will not work with initial state master/i,
        meaning:
            '"nopreempt" has an effect only on an instance that starts as BACKUP. Together with "state MASTER" it is dropped, and the router takes the addresses back when it returns. Write "state BACKUP" on all routers and let the priority decide.',
    },
    {
        pattern: /truncating (auth_pass) to/i,
        meaning: 'A password of VRRP has eight bytes on the wire; the rest of what is written is not used.',
    },
    {
        pattern: /(preempt.delay) (?:is incompatible with|will not work)/i,
        meaning: '"preempt_delay" needs an instance that preempts and starts as BACKUP; here it is dropped.',
    },
    {
        pattern: /number '.*' outside range/i,
        meaning:
            'The number is not in the range that the keyword allows. A further message may say what is used in its place; otherwise the line is dropped.',
    },
    {
        pattern: /(?:invalid|negative) number/i,
        meaning:
            'The word is no whole number as keepalived reads it: units ("5s"), hexadecimal digits and trailing text are not allowed.',
    },
    {
        pattern: /unterminated quote|unmatched quote/i,
        meaning: 'The line has a quotation mark without a partner; what follows it may be lost.',
    },
    {
        pattern: /line too long/i,
        meaning: 'A line has 1023 bytes or more, comments included; keepalived does not read it as one line.',
    },
    {
        pattern: /embedded nuls/i,
        meaning: 'The file has NUL bytes: it is binary, or text in UTF-16. Save it as UTF-8.',
    },
    {
        pattern: /config files missing/i,
        meaning:
            'An include names a file that does not exist; quotes around the name are taken as part of it.',
    },
    {
        pattern: /security violation/i,
        meaning:
            'A script exists and "enable_script_security" is not set in global_defs. keepalived runs it nevertheless, but its config test ends with exit status 6.',
    },
    {
        pattern: /unable to set default user|default user '?keepalived_script/i,
        meaning:
            'Scripts run as user keepalived_script unless "script_user" says otherwise, and this host has no such user. With "enable_script_security" such scripts are dropped.',
    },
    {
        pattern: /disabling (track.script) .* since not found/i,
        meaning: 'The program of a tracked script does not exist on this host or may not be run by its user.',
    },
    {
        pattern: /(track_?\w*|script|file|process) \S+ not found, ignoring/i,
        meaning:
            'What is tracked here is not defined, or only further below: definitions must come before their use.',
    },
    {
        pattern:
            /cannot find an ip address to use for interface|interface \S+ (?:for .* )?doesn't exist|non-existent interface/i,
        meaning:
            'The interface does not exist on this host or has no address. This depends on the machine, so kalint does not report it.',
    },
    {
        pattern: /unknown (state) '/i,
        meaning: '"state" takes MASTER or BACKUP, in capitals; anything else starts as BACKUP.',
    },
    {
        pattern: /\[?(FNAT)\]? routing method|unknown \[.*\] routing method/i,
        meaning: 'The forwarding method of a virtual server is NAT, DR or TUN. FNAT exists in forks only.',
    },
    {
        pattern: /no forwarding method set/i,
        meaning: 'The virtual server has no "lvs_method", so NAT is used. Write the method that is meant.',
    },
    {
        pattern: /no scheduler set/i,
        meaning:
            'The virtual server has no "lvs_sched", so a default is used. Write the scheduler that is meant.',
    },
    {
        pattern: /sync group \S+ has only \d+ virtual router/i,
        meaning: 'A group keeps several instances together; with one member it does nothing.',
    },
    {
        pattern: /no vip specified/i,
        meaning: 'The instance has no virtual address, or each one was refused by an earlier message.',
    },
    {
        pattern: /strict mode does not support/i,
        meaning:
            '"vrrp_strict" holds instances to the letter of the standard; what the standard does not have is turned off.',
    },
    {
        pattern: /initial state master is incompatible with ah/i,
        meaning: 'Authentication with AH needs all routers to start as BACKUP; the state is changed to that.',
    },
    {
        pattern: /ip address associated with vrid .* not present/i,
        meaning:
            'Said while running: the advert of another router does not list this address. The lists of virtual addresses differ, or two clusters use the same virtual_router_id in one network.',
    },
    {
        pattern: /invalid passwd|authentication type mismatch|invalid authentication/i,
        meaning:
            'Said while running: another router with this virtual_router_id sends another password or type of authentication. The configurations differ, or a second cluster uses the same id.',
    },
];
