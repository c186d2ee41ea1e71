using System.Collections.Immutable;
using System.Text;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Corpus.Loading;

/// <summary>Makes one workspace solution of all projects, with project-to-project references.</summary>
internal sealed class SolutionBuilder(string root, IReadOnlyDictionary<string, string> options, ReferenceSet references, List<string> problems)
{
    /// <summary>The name of the file that stands for what the build would have written.</summary>
    public const string BuildFileName = "build.g.cs";

    /// <summary>Whether a document is none of the checkout.</summary>
    public static bool IsMade(Document document) => document.FilePath is null || document is SourceGeneratedDocument || Path.GetFileName(document.FilePath) is BuildFileName;

    private readonly Dictionary<string, SourceText?> _texts = new(StringComparer.Ordinal);

    public Solution Build(IReadOnlyList<ProjectModel> models)
    {
        var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        Solution solution = workspace.CurrentSolution;
        Dictionary<string, ProjectId> ids = models.ToDictionary(m => m.Path, m => ProjectId.CreateNewId(m.Path));
        Dictionary<string, ProjectModel> byPath = models.ToDictionary(m => m.Path);
        AnalyzerReference[] generators = [.. references.GeneratorPaths.Select(p => new AnalyzerFileReference(p, GeneratorLoader.Instance))];

        foreach (ProjectModel model in models)
        {
            ProjectId id = ids[model.Path];
            var parseOptions = new CSharpParseOptions(
                model.LanguageVersion,
                model.HasXmlDocs ? DocumentationMode.Diagnose : DocumentationMode.None,
                SourceCodeKind.Regular,
                model.Symbols);
            List<DocumentInfo> documents = [.. Documents(id, model)];
            ProjectModel[] siblings = [model, .. Closure(model, byPath).Select(p => byPath[p])];

            solution = solution.AddProject(ProjectInfo.Create(
                id,
                VersionStamp.Default,
                Path.GetRelativePath(root, model.Path),
                model.AssemblyName,
                LanguageNames.CSharp,
                model.Path,
                compilationOptions: CompilationOptions(model, parseOptions, documents),
                parseOptions: parseOptions,
                documents: documents,
                metadataReferences: references.For(siblings),
                analyzerReferences: generators,
                additionalDocuments: AdditionalDocuments(id, model)));
            solution = AddConfig(solution, id, model);
        }

        foreach (ProjectModel model in models)
        {
            foreach (string path in Closure(model, byPath))
            {
                solution = solution.AddProjectReference(ids[model.Path], new ProjectReference(ids[path]));
            }
        }

        return solution;
    }

    /// <summary>All projects that this one refers to, directly or not, less those that would close a circle.</summary>
    private static HashSet<string> Closure(ProjectModel model, Dictionary<string, ProjectModel> byPath)
    {
        HashSet<string> closure = [];
        Stack<string> left = new(model.ProjectReferences);
        while (left.TryPop(out string? path))
        {
            if (path != model.Path && byPath.TryGetValue(path, out ProjectModel? referenced) && closure.Add(path))
            {
                foreach (string next in referenced.ProjectReferences)
                {
                    left.Push(next);
                }
            }
        }

        closure.RemoveWhere(p => Reaches(p, model.Path, byPath));
        return closure;
    }

    private static bool Reaches(string from, string to, Dictionary<string, ProjectModel> byPath)
    {
        HashSet<string> seen = [];
        Stack<string> left = new([from]);
        while (left.TryPop(out string? path))
        {
            if (path == to)
            {
                return true;
            }

            if (seen.Add(path) && byPath.TryGetValue(path, out ProjectModel? model))
            {
                foreach (string next in model.ProjectReferences)
                {
                    left.Push(next);
                }
            }
        }

        return false;
    }

    private CSharpCompilationOptions CompilationOptions(
        ProjectModel model, CSharpParseOptions parseOptions, List<DocumentInfo> documents)
    {
        OutputKind kind = model.OutputKind;
        if (kind != OutputKind.DynamicallyLinkedLibrary && !HasEntryPoint(parseOptions, documents))
        {
            // A test project gets its Main from a package at build time.
            kind = OutputKind.DynamicallyLinkedLibrary;
        }

        var result = new CSharpCompilationOptions(
            kind,
            checkOverflow: model.CheckOverflow,
            allowUnsafe: true,
            specificDiagnosticOptions: model.NoWarn.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)),
            concurrentBuild: true,
            nullableContextOptions: model.Nullable);
        return model.KeyFile is null
            ? result
            : result.WithPublicSign(true)
                .WithCryptoKeyFile(model.KeyFile)
                .WithStrongNameProvider(new DesktopStrongNameProvider());
    }

    private bool HasEntryPoint(CSharpParseOptions parseOptions, List<DocumentInfo> documents)
    {
        foreach (DocumentInfo document in documents)
        {
            if (document.FilePath is null || !_texts.TryGetValue(document.FilePath, out SourceText? text) || text is null)
            {
                continue;
            }

            bool namedLikeOne = Path.GetFileName(document.FilePath).Contains("Program", StringComparison.OrdinalIgnoreCase);
            if (!namedLikeOne && !text.ToString().Contains(" Main(", StringComparison.Ordinal))
            {
                continue;
            }

            SyntaxNode root = CSharpSyntaxTree.ParseText(text, parseOptions).GetRoot();
            if (root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .Any(n => n is GlobalStatementSyntax || (n is MethodDeclarationSyntax m && m.Identifier.Text == "Main")))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<DocumentInfo> Documents(ProjectId id, ProjectModel model)
    {
        foreach (string file in model.Files)
        {
            if (!_texts.TryGetValue(file, out SourceText? text))
            {
                text = ReadText(file);
                _texts.Add(file, text);
            }

            if (text is not null)
            {
                yield return DocumentInfo.Create(
                    DocumentId.CreateNewId(id, file),
                    Path.GetFileName(file),
                    folders: [],
                    loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default, file)),
                    filePath: file);
            }
        }

        if (model.BuildSource.Length > 0)
        {
            string path = Path.Combine(model.Directory, "obj", BuildFileName);
            SourceText text = SourceText.From(model.BuildSource, Encoding.UTF8);
            yield return DocumentInfo.Create(
                DocumentId.CreateNewId(id, path),
                BuildFileName,
                loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default, path)),
                filePath: path,
                isGenerated: true);
        }
    }

    private IEnumerable<DocumentInfo> AdditionalDocuments(ProjectId id, ProjectModel model) =>
        model.AdditionalFiles.Distinct()
            .Select(file => (file, text: ReadText(file)))
            .Where(f => f.text is not null)
            .Select(f => DocumentInfo.Create(
                DocumentId.CreateNewId(id, f.file),
                Path.GetFileName(f.file),
                loader: TextLoader.From(TextAndVersion.Create(f.text!, VersionStamp.Default, f.file)),
                filePath: f.file));

    private Solution AddConfig(Solution solution, ProjectId id, ProjectModel model)
    {
        string properties = $"""
            is_global = true
            global_level = -1
            build_property.TargetFramework = {model.TargetFramework}
            build_property.RootNamespace = {model.RootNamespace}
            build_property.AssemblyName = {model.AssemblyName}
            build_property.MSBuildProjectDirectory = {model.Directory}
            build_property.ProjectDir = {model.Directory}/
            build_property.OutputType = {(model.OutputKind == OutputKind.DynamicallyLinkedLibrary ? "Library" : "Exe")}
            build_property.EnableAotAnalyzer =
            build_property.EnableTrimAnalyzer =
            {string.Concat(options.Select(option => $"{option.Key} = {option.Value}\n"))}
            """;
        solution = Add(solution, Path.Combine(model.Directory, "obj", "corpus.globalconfig"), SourceText.From(properties, Encoding.UTF8));

        HashSet<string> folders = [];
        foreach (string file in model.Files)
        {
            for (string? folder = Path.GetDirectoryName(file);
                folder is not null && folder.StartsWith(root, StringComparison.Ordinal) && folders.Add(folder);
                folder = Path.GetDirectoryName(folder))
            {
                string config = Path.Combine(folder, ".editorconfig");
                if (File.Exists(config) && ReadText(config) is { } text)
                    solution = Add(solution, config, WithoutSeverities(text));
            }
        }

        return solution;

        Solution Add(Solution to, string path, SourceText text) =>
            to.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);
    }

    /// <summary>Every rule has its own severity, whatever the checkout says of it.</summary>
    private static SourceText WithoutSeverities(SourceText config) =>
        SourceText.From(string.Join('\n', config.Lines.Select(l => l.ToString()).Where(l => !IsSeverity(l))), config.Encoding);

    private static bool IsSeverity(string line)
    {
        string text = line.TrimStart();
        return text.StartsWith("dotnet_diagnostic.", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("dotnet_analyzer_diagnostic.", StringComparison.OrdinalIgnoreCase);
    }

    private SourceText? ReadText(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return SourceText.From(stream, checksumAlgorithm: SourceHashAlgorithm.Sha256, throwIfBinaryDetected: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problems.Add($"{Path.GetRelativePath(root, path)}: not read: {e.Message}");
            return null;
        }
    }
}
