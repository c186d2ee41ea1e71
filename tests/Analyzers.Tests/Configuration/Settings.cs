using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Seaworthy.Tests.Configuration;

/// <summary>Settings of which a test says what they are; like some hosts, it can't list its keys.</summary>
internal sealed class Settings(params (string Key, string Value)[] settings) : AnalyzerConfigOptions
{
    private readonly ImmutableDictionary<string, string> _values =
        settings.ToImmutableDictionary(setting => setting.Key, setting => setting.Value, KeyComparer);

    public static Settings None { get; } = new();

    // The base class has a nullable value here; the attribute that says when is declared twice, by the framework and by our assembly.
    public override bool TryGetValue(string key, out string value)
    {
        var found = _values.TryGetValue(key, out var text);
        value = text!;
        return found;
    }
}
