namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>Statsig 2: the server's static class, its driver, and the client.</summary>
internal static class Statsig
{
    public static readonly ImmutableArray<FlagApi> Methods = Find();

    private static ImmutableArray<FlagApi> Find()
    {
        var methods = ImmutableArray.CreateBuilder<FlagApi>();
        foreach (var type in new[] { "StatsigServer", "ServerDriver" })
        {
            methods.Add(new("Statsig.Server", type, "CheckGateSync", Key: 1) { RecordsExposure = true });
            methods.Add(new("Statsig.Server", type, "CheckGateWithExposureLoggingDisabledSync", Key: 1));
            methods.Add(new("Statsig.Server", type, "CheckGate", Key: 1) { RecordsExposure = true });
            methods.Add(new("Statsig.Server", type, "CheckGateWithExposureLoggingDisabled", Key: 1));
            methods.Add(new("Statsig.Server", type, "GetFeatureGate", Key: 1) { Member = "Value", RecordsExposure = true });
            methods.Add(new("Statsig.Server", type, "GetFeatureGateWithExposureLoggingDisabled", Key: 1) { Member = "Value" });
        }

        methods.Add(new("Statsig.Client", "StatsigClient", "CheckGate") { RecordsExposure = true });
        methods.Add(new("Statsig.Client", "ClientDriver", "CheckGate") { RecordsExposure = true });
        return methods.ToImmutable();
    }
}
