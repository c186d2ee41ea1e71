using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Seaworthy.Tests.Flags;

/// <summary>The same options for every file.</summary>
internal sealed class FixedOptions(params (string Key, string Value)[] values) : AnalyzerConfigOptionsProvider
{
    private readonly Values _values = new(values);

    public override AnalyzerConfigOptions GlobalOptions => _values;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _values;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _values;

    private sealed class Values((string Key, string Value)[] values) : AnalyzerConfigOptions
    {
#pragma warning disable CS8765 // Both this runtime and our own assembly have the attribute that it misses.
        public override bool TryGetValue(string key, out string value)
        {
            value = values.FirstOrDefault(each => each.Key == key).Value ?? "";
            return value.Length > 0;
        }
    }
}
