import { dirname } from 'node:path';
import { checkSettingsOf } from '../../config/check-settings.ts';
import { DEFAULTS, type Layer, type Settings, settingsOf, targetsOf } from '../../config/settings.ts';
import { createConfigs, pathBelow } from '../../node/config.ts';
import { readDeployment } from '../../node/deployment.ts';
import { includesOnHosts } from '../../node/host-includes.ts';
import { reportTarget } from '../../report/input.ts';
import { KEEPALIVED_CONF, checkDeployment } from '../../service/deployment.ts';
import { type FileReport, emptyReport } from '../../service/report.ts';
import { DEFAULT_SETTINGS, type SettingsFor } from '../../service/settings.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { say } from '../say.ts';
import { conclude } from './conclude.ts';
import type { CheckOptions } from './options.ts';
import { listNames } from './output.ts';
import { type Given, layerOf } from './settings.ts';

/** Checks the hosts of a deployment together, prints what was found, and answers the exit status. */
export async function checkDeploymentAt(
    operands: readonly string[],
    options: CheckOptions,
    given: Given,
    io: Io,
): Promise<number> {
    const tell = (messages: readonly string[]): void => {
        for (const message of messages) say(io, message);
    };
    const [operand] = operands;
    if (operand === undefined || operands.length > 1) {
        say(io, `--deployment is for one folder or description, not for ${operands.length}`);
        return EXIT.unusable;
    }
    const deployment = readDeployment(operand);
    if (!deployment.ok) {
        tell(deployment.faults);
        return EXIT.unusable;
    }
    const { hosts, failures } = deployment;
    tell(failures.map(({ message }) => message));
    if (!hosts.some(({ files }) => files.some(({ path }) => path === KEEPALIVED_CONF))) {
        say(io, `${operand}: nothing to check: no host has a ${KEEPALIVED_CONF}`);
        return EXIT.unusable;
    }
    const files = new Map(
        hosts.flatMap(({ files: own }) => own.map(({ file }) => [file.uri, file] as const)),
    );
    const described = hosts.flatMap(({ place }) =>
        place === undefined ? [] : [[place.file.uri, place.file] as const],
    );
    const all = new Map([...files, ...described]);
    const { settings, faults } = await settingsOfFiles([...all.keys()], options, layerOf(given));
    tell(faults);
    if (faults.length > 0) return EXIT.unusable;
    const incomplete = failures.length > 0;
    if (options.listFiles === true) {
        listNames([...files.keys()], io);
        return incomplete ? EXIT.unusable : EXIT.fine;
    }
    const byUri = new Map([...settings].map(([uri, own]) => [uri, checkSettingsOf(own)]));
    const includesIn = includesOnHosts(hosts);
    const checkFor: SettingsFor = (file) => ({
        ...(byUri.get(file.uri) ?? DEFAULT_SETTINGS),
        includes: includesIn(file),
    });
    const reports = withPointedAt(checkDeployment(hosts, checkFor), all);
    const examined = {
        reports,
        targets: targetsIn(reports, checkFor, given),
        failOn: ({ includedBy, file }: FileReport) =>
            settings.get(includedBy ?? file.uri)?.failOn.value ?? DEFAULTS.failOn,
        incomplete,
    };
    return conclude(examined, options, io);
}

/** What holds for files, by their names, and what is wrong with the configurations of kalint that say so. */
async function settingsOfFiles(
    uris: readonly string[],
    { config: choice }: CheckOptions,
    commandLine: Layer,
): Promise<{ settings: ReadonlyMap<string, Settings>; faults: readonly string[] }> {
    const configs = createConfigs(choice);
    const settings = new Map<string, Settings>();
    for (const uri of uris) {
        const config = await configs.forFolder(dirname(uri));
        const layers = config?.layersFor(pathBelow(config, uri)) ?? [];
        settings.set(uri, settingsOf([...layers, commandLine]));
    }
    return { settings, faults: configs.faults() };
}

/** Whether a file was judged as a configuration of keepalived, and is not another one of a host. */
function isJudged({ configTest }: FileReport): boolean {
    return Object.keys(configTest).length > 0;
}

/** The reports, and empty ones of the other files to which findings point. */
function withPointedAt(
    reports: readonly FileReport[],
    files: ReadonlyMap<string, SourceFile>,
): readonly FileReport[] {
    const known = new Set(reports.map(({ file }) => file.uri));
    const uris = reports.flatMap(({ diagnostics }) =>
        diagnostics.flatMap(({ related }) => related.map(({ uri }) => uri)),
    );
    const others = [...new Set(uris)].filter((uri) => !known.has(uri)).flatMap((uri) => files.get(uri) ?? []);
    return [...reports, ...others.map(emptyReport)];
}

/** The targets for which configurations were judged; those that were asked for where there are none. */
function targetsIn(
    reports: readonly FileReport[],
    checkFor: SettingsFor,
    { targets = [], features = [] }: Given,
): ReturnType<typeof reportTarget>[] {
    const judged = reports.filter(isJudged).flatMap(({ file }) => checkFor(file).targets);
    const all = judged.length > 0 ? judged : targetsOf(targets, features);
    return [...new Map(all.map((target) => [target.name, target])).values()].map(reportTarget);
}
