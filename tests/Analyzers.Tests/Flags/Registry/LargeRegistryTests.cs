using System.Diagnostics;

namespace Seaworthy.Tests.Flags.Registry;

/// <summary>A registry with a thousand flags.</summary>
public sealed class LargeRegistryTests
{
    [Fact]
    public void Is_read_in_no_time()
    {
        var text = Registries.File(string.Join(",\n", Enumerable.Range(0, 1_000).Select(number =>
            $$""" "flag-{{number}}-of-the-shop": { "state": "{{(number % 2 is 0 ? "on" : "active")}}", "kind": "release", "owner": "team-{{number}}", "created": "2026-01-01", "expires": "2026-06-01", "aliases": ["Flag{{number}}"] } """)));
        var registry = Registries.Own(text);
        Assert.Equal(1_000, registry.Entries.Count);

        var watch = Stopwatch.StartNew();
        for (var round = 0; round < 10; round++)
            _ = Registries.Own(text);

        // Some milliseconds each; the rest is for a busy machine.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2_000);
        watch.Restart();
        for (var round = 0; round < 100_000; round++)
            Assert.NotNull(registry.Find("Flag500", null, Registries.NoOptions.GlobalOptions));

        Assert.InRange(watch.ElapsedMilliseconds, 0, 2_000);
    }
}
