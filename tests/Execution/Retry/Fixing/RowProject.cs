using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Tests.Execution.Retry.Cases;

namespace Seaworthy.Tests.Execution.Retry.Fixing;

/// <summary>Rows as documents of one project, so that they cost one compilation.</summary>
internal sealed class RowProject
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;
        using Seaworthy.Tests.Execution.Retry.Running;

        """;

    /// <summary>What a project with a user interface has in reach: the type that WPF's windows and controls are made from.</summary>
    private const string UserInterface = "namespace System.Windows { public class UIElement { } public class Application { } public class Window { } } namespace System.Windows.Threading { public class DispatcherObject { } public class Dispatcher { } }";

    private static readonly MetadataReference Harness = MetadataReference.CreateFromFile(typeof(RowProject).Assembly.Location);
    private static readonly Lazy<ReferenceSet> WithUserInterface = new(() => References.Net10.WithLibrary("WindowsBase", UserInterface));

    private RowProject(Project project) => Project = project;

    public Project Project { get; private set; }

    public static RowProject Create(bool hasUserInterface) => new(
#pragma warning disable CA2000 // The project lives as long as its workspace.
        new AdhocWorkspace().AddProject("Rows", LanguageNames.CSharp)
#pragma warning restore CA2000
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
            .WithMetadataReferences([.. (hasUserInterface ? WithUserInterface.Value : References.Net10).Metadata, Harness]));

    public DocumentId Add(string name, string text)
    {
        var document = Project.AddDocument(name + ".cs", text);
        Project = document.Project;
        return document.Id;
    }

    public static string Namespace(string name) => "Rows." + name;

    /// <summary>The source file around code, under a name that the types in it can be found by.</summary>
    public static string Write(string name, string code)
    {
        var type = code.Contains(" Shop(", StringComparison.Ordinal) || code.Contains(" Shop\n", StringComparison.Ordinal)
            ? code
            : $"public sealed class Shop(ShopClient client{(code.Contains("log.", StringComparison.Ordinal) ? ", ILogger log" : "")})\n{{\n{Indent(code)}\n}}";
        return $"{Usings}\nnamespace {Namespace(name)};\n\n{type}\n";
    }

    private static string Indent(string code) => string.Join('\n', code.Split('\n').Select(line => line.Length is 0 ? line : "    " + line));
}
