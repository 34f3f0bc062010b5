import { faultRule } from './fault-rule.ts';

/** Not a switch value. */
export const invalidBoolean = faultRule('invalid-boolean', {
    severity: 'error',
    fixable: 'unsafe',
    title: 'not a switch value',
    why: 'A switch takes true, on or yes, and false, off or no, in small letters. With any other word it stays as it was.',
    symptoms: ['not-what-was-written'],
    source: 'lib/parser.c:check_true_false',
    says: [
        "Invalid value '",
        'Invalid value for',
        'smtp_alert parameter',
        'alpha parameter',
        'enable_sni parameter',
        'fast_recovery parameter',
        'inhibit_on_failure parameter',
        'log_all_failures parameter',
        'tls_compliant option',
        'invalid lower_prio_no_advert',
        'invalid higher_prio_send_advert',
        'invalid owner_ignore_adverts',
        'invalid skip_check_adv_addr',
        'invalid strict_mode',
        'invalid v3_checksum_as_v2',
        'setting not valid',
    ],
});
