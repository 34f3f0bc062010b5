/** A host, as its files describe it. */
import { type HeldAddress, addressesOf, interfacesOf } from './addresses/index.ts';
import { type ModuleLine, type SavedTable, loadedModules, moduleOptions, savedTableOf } from './ipvs.ts';
import { type Listener, type Listening, listeningOf } from './listening/index.ts';
import type { HostFile } from './place.ts';
import { type Sysctls, sysctlsOf } from './sysctl.ts';
import { type ServiceState, serviceState } from './units.ts';

/** A host. Each part is read when it is asked for. */
export interface Host {
    readonly name: string;
    readonly files: readonly HostFile[];
    readonly sysctls: Sysctls;
    readonly addresses: readonly HeldAddress[];
    /** Devices that packets come in at, as far as the files name them. */
    readonly interfaces: readonly string[];
    readonly listening: Listening;
    readonly savedTable: SavedTable;
    readonly modules: readonly ModuleLine[];
    readonly moduleOptions: readonly ModuleLine[];
    /** Whether a service starts at boot; its name without `.service`. */
    readonly service: (name: string) => ServiceState;
}

/**
 * The host of a name that has these files, whose order means nothing but for scripts and lists of what runs; `told` is
 * what listens there besides.
 */
export function readHost(name: string, files: readonly HostFile[], told: readonly Listener[] = []): Host {
    return {
        name,
        files,
        get sysctls() {
            return sysctlsOf(files);
        },
        get addresses() {
            return addressesOf(files);
        },
        get interfaces() {
            return interfacesOf(files);
        },
        get listening() {
            const { isComplete, isKnown, listeners } = listeningOf(files);
            return { isComplete, isKnown: isKnown || told.length > 0, listeners: [...listeners, ...told] };
        },
        get savedTable() {
            return savedTableOf(files);
        },
        get modules() {
            return loadedModules(files);
        },
        get moduleOptions() {
            return moduleOptions(files);
        },
        service: (service) => serviceState(files, service),
    };
}
