import { dirname, isAbsolute, join, resolve } from 'node:path';
import { checkSettingsOf } from '../../config/check-settings.ts';
import { DEFAULTS, type Layer, type Settings, settingsOf, targetsOf } from '../../config/settings.ts';
import { type Configs, createConfigs, pathBelow } from '../../node/config.ts';
import { type DeploymentResult, readDeployment } from '../../node/deployment.ts';
import { includesOnHosts } from '../../node/host-includes.ts';
import { reportTarget } from '../../report/input.ts';
import { KEEPALIVED_CONF, checkDeployment } from '../../service/deployment.ts';
import { mergeFindings } from '../../service/merge.ts';
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
    const configs = createConfigs(options.config);
    const areWrong = (): boolean => {
        tell(configs.faults());
        return configs.faults().length > 0;
    };
    const places = await placesAt(operand, configs);
    if (areWrong()) return EXIT.unusable;
    const results = places.map(readDirected);
    tell(results.flatMap((each) => (each.ok ? each.failures.map(({ message }) => message) : each.faults)));
    const deployments = results.filter((each) => each.ok);
    if (deployments.length < results.length) return EXIT.unusable;
    const hosts = deployments.flatMap((each) => each.hosts);
    const files = new Map(
        hosts.flatMap(({ files: own }) => own.map(({ file }) => [file.uri, file] as const)),
    );
    const described = hosts.flatMap(({ place }) =>
        place === undefined ? [] : [[place.file.uri, place.file] as const],
    );
    const all = new Map([...files, ...described]);
    const settings = await settingsOfFiles([...all.keys()], configs, layerOf(given));
    if (areWrong()) return EXIT.unusable;
    const incomplete = deployments.some(({ failures }) => failures.length > 0);
    if (options.listFiles === true) {
        listNames([...files.keys()], io);
        return incomplete ? EXIT.unusable : EXIT.fine;
    }
    const byUri = new Map([...settings].map(([uri, own]) => [uri, checkSettingsOf(own)]));
    const settingsFor: SettingsFor = ({ uri }) => byUri.get(uri) ?? DEFAULT_SETTINGS;
    const reports = eachOnce(
        deployments.flatMap(({ hosts: own }) => {
            const includesIn = includesOnHosts(own);
            const checkFor: SettingsFor = (file) => ({ ...settingsFor(file), includes: includesIn(file) });
            return withPointedAt(checkDeployment(own, checkFor), all);
        }),
    );
    const examined = {
        reports,
        targets: targetsIn(reports, settingsFor, given),
        failOn: ({ includedBy, file }: FileReport) =>
            settings.get(includedBy ?? file.uri)?.failOn.value ?? DEFAULTS.failOn,
        incomplete,
    };
    return conclude(examined, options, io);
}

/** The deployments that an operand stands for: those that the configuration of kalint in that folder names, or itself. */
async function placesAt(operand: string, configs: Configs): Promise<readonly string[]> {
    const config = await configs.forFolder(operand);
    if (config?.folder !== resolve(operand) || config.deployments.length === 0) return [operand];
    return config.deployments.map((place) => (isAbsolute(place) ? place : join(operand, place)));
}

/** Reads a deployment, which is none where no host has a configuration of keepalived. */
function readDirected(place: string): DeploymentResult {
    const result = readDeployment(place);
    if (!result.ok || result.hosts.some(({ files }) => files.some(({ path }) => path === KEEPALIVED_CONF)))
        return result;
    const unread = result.failures.map(({ message }) => message);
    return {
        ok: false,
        faults: [...unread, `${place}: nothing to check: no host has a ${KEEPALIVED_CONF}`],
    };
}

/** One report for each file: what deployments have in common is told once. */
function eachOnce(reports: readonly FileReport[]): readonly FileReport[] {
    const byUri = new Map<string, FileReport>();
    for (const report of reports) {
        const known = byUri.get(report.file.uri);
        const runs = [known, report].map((each) => ({ view: undefined, found: each?.diagnostics ?? [] }));
        const judged = known !== undefined && isJudged(known) ? known : report;
        byUri.set(report.file.uri, { ...judged, diagnostics: mergeFindings(runs, [undefined]) });
    }
    return [...byUri.values()];
}

/** What holds for files, by their names. */
async function settingsOfFiles(
    uris: readonly string[],
    configs: Configs,
    commandLine: Layer,
): Promise<ReadonlyMap<string, Settings>> {
    const settings = new Map<string, Settings>();
    for (const uri of uris) {
        const config = await configs.forFolder(dirname(uri));
        const layers = config?.layersFor(pathBelow(config, uri)) ?? [];
        settings.set(uri, settingsOf([...layers, commandLine]));
    }
    return settings;
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
