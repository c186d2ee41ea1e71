using Seaworthy.Tests.Execution.Cases;
using Seaworthy.Tests.Execution.Recording;

namespace Seaworthy.Tests.Execution.Fixing;

/// <summary>The source file around the code of a case.</summary>
internal static class CaseSource
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.Globalization", "System.IO", "System.Linq", "System.Text", "System.Threading", "System.Threading.Tasks",
        "Seaworthy.Tests.Execution.Running",
    ];

    public static string Write(Case source)
    {
        var library = LogLibrary.Named(source.Library);
        var usings = string.Concat(Usings.Concat(library.Usings).Select(name => $"using {name};\n"));
        var signature = source.Body.Contains("await ", StringComparison.Ordinal) ? "async Task<object?> RunAsync()" : "object? Run()";
        return
            $$"""
            {{usings}}
            namespace {{source.Namespace}}
            {
                public sealed partial class Case({{library.LoggerType}} log, Dependency dependency, TimeProvider clock) : Values(dependency)
                {
                    public override {{signature}}
                    {
            {{Indent(source.Body, 12)}}
            #pragma warning disable CS0162 // The case may have returned already.
                        return null;
                    }

            {{Indent(source.Members, 8)}}
                }
            }

            """;
    }

    private static string Indent(string code, int columns) =>
        string.Join('\n', code.Split('\n').Select(line => line.Length is 0 || line[0] is '#' ? line : new string(' ', columns) + line));
}
