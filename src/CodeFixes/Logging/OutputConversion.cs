using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Common;
using Seaworthy.Logging;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Outputs;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>
/// Turns direct output into log events. First each call becomes one of the logger, with its text as it is; then that text becomes a
/// template by the same engine as that of any other log call. What the engine can't read goes back to what it was.
/// </summary>
internal sealed class OutputConversion(Document document, CancellationToken cancellationToken)
{
    private const string Namespace = "Microsoft.Extensions.Logging";

    /// <summary>By the marks of the calls: an earlier run may have left others in the document.</summary>
    private readonly Dictionary<SyntaxAnnotation, (InvocationExpressionSyntax Original, bool MovesException)> _converted = [];

    public async Task<Document?> RunAsync(IEnumerable<InvocationExpressionSyntax> calls)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var changes = new Dictionary<SyntaxNode, SyntaxNode>();
        var removed = new List<StatementSyntax>();
        var needsUsing = false;
        foreach (var call in calls)
        {
            // What stands within another one is a part of its text.
            if (call.Ancestors().OfType<InvocationExpressionSyntax>().Any(OutputCall.MayBe) || !LogCallRewriter.IsWhole(call) || OutputCall.TryMatch(call, model, cancellationToken) is not { } output || ReachableLogger.Find(call, model, cancellationToken) is not { } logger)
                continue;

            // The log call beside it gets the exception first, as it would if it stood alone.
            if (call.FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause && LosesException(clause, model))
                continue;

            if (output.IsEmptyLine)
            {
                if (output.FindRemovable() is { } statement)
                    removed.Add(statement);
            }
            else if (OutputMessage.Write(output, logger, model, cancellationToken) is { } message && IsUsable(logger, call))
            {
                var mark = new SyntaxAnnotation();
                _converted.Add(mark, (call, message.MovesException));
                changes.Add(call, message.LogCall.WithAdditionalAnnotations(mark));
                needsUsing |= logger.Library is LogLibrary.MicrosoftExtensions && !Sees(model, call, logger);
            }
        }

        if (changes.Count + removed.Count is 0)
            return null;

        var tracked = root.TrackNodes(removed);
        tracked = tracked.ReplaceNodes(changes.Keys.Select(node => tracked.FindNode(node.Span, getInnermostNodeForTie: true)), (old, _) => changes.First(change => change.Key.Span == old.Span).Value);
        if (needsUsing && tracked is CompilationUnitSyntax unit)
            tracked = UsingDirectives.Add(unit, [Namespace], Layout.Read((CompilationUnitSyntax)root).NewLine);

        var result = await RewriteAsync(document.WithSyntaxRoot(tracked)).ConfigureAwait(false);
        var final = (await result.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        foreach (var statement in removed)
            final = final.RemoveNode(final.GetCurrentNode(statement)!, SyntaxRemoveOptions.KeepNoTrivia)!;

        return _converted.Count + removed.Count is 0 ? null : document.WithSyntaxRoot(final);
    }

    private bool LosesException(CatchClauseSyntax clause, SemanticModel model)
    {
        var provider = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var settings = new LoggingSettings(provider.GetOptions(clause.SyntaxTree));
        return LoggingSymbols.Find(model.Compilation, provider) is { } symbols
            && CaughtException.TryMatch(clause, model, symbols, settings, cancellationToken) is { } caught
            && caught.Matters(settings);
    }

    private async Task<Document> RewriteAsync(Document converted)
    {
        var root = (await converted.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await converted.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (await DocumentRewriting.ReadAsync(converted, document, cancellationToken).ConfigureAwait(false) is not { } context)
            return converted;

        var rewrites = new List<LogCallRewrite>();
        var failed = new List<SyntaxAnnotation>();
        foreach (var (mark, (_, movesException)) in _converted.Select(entry => (entry.Key, entry.Value)))
        {
            var isDone = root.GetAnnotatedNodes(mark).FirstOrDefault() is { } node
                && model.GetOperation(node, cancellationToken) is IInvocationOperation invocation
                && LogCall.TryMatch(invocation, context.Symbols, context.Settings, cancellationToken) is { } call
                && TryRewrite(call, movesException, context, rewrites);
            if (!isDone)
                failed.Add(mark);
        }

        root = rewrites.Count is 0 ? root : LogCallEdits.Apply(root, rewrites);
        foreach (var mark in failed)
        {
            root = root.ReplaceNodes(root.GetAnnotatedNodes(mark), (_, _) => _converted[mark].Original);
            _converted.Remove(mark);
        }

        return converted.WithSyntaxRoot(root);
    }

    /// <summary>Adds what makes a template of the text; a text that is the same each time is one already.</summary>
    private static bool TryRewrite(LogCall call, bool movesException, RewriteContext context, List<LogCallRewrite> rewrites)
    {
        if (call.Invocation.Descendants().Any(operation => operation.Kind is OperationKind.Invalid))
            return false;

        // A format of ours is only there to be read.
        var template = call.Template.Value.Unwrap();
        var origin = FormatCalls.IsFormat(template, out _) ? Origin.Built : new TemplateOrigin(context.Settings.TreatResourcesAsConstant).Of(call.Template.Value);
        if (origin is Origin.Fixed)
            return !call.Template.Value.Unwrap().IsConstantText(out var text) || IsMessage(text, call.Library);

        var message = origin is not Origin.Built ? RuntimeMessage.OfValue(call)
            : RuntimeMessage.TryMatch(call, context.Settings, context.CancellationToken)
            ?? (MessageReader.Read(template, template.SemanticModel!, context.CancellationToken) is { } parts ? new RuntimeMessage(call, template, Local: null, ImmutableArray.Create(new MessageArm(template, parts))) : null);
        var rewriter = new LogCallRewriter(context) { MovesExceptionAtAnyLevel = movesException };
        if (message is null || rewriter.Rewrite(message) is not { } rewrite)
            return false;

        rewrites.Add(rewrite);
        return true;
    }

    /// <summary>Lines and frames are drawn for the eye; and Serilog reads braces also where there are no values.</summary>
    private static bool IsMessage(string text, LogLibrary library) => text.Any(char.IsLetterOrDigit) && (library is not LogLibrary.Serilog || text.IndexOfAny(['{', '}']) < 0);

    /// <summary>A parameter of the class that its base class gets would be kept twice, and the compiler warns of that.</summary>
    private static bool IsUsable(ReachableLogger logger, SyntaxNode place) =>
        logger.MayBeNull is false
        && (logger.Symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter
            || place.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null
            || !place.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => type.BaseList?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Name && name.Parent is ArgumentSyntax) is true));

    private static bool Sees(SemanticModel model, SyntaxNode place, ReachableLogger logger) =>
        !model.LookupSymbols(place.SpanStart, logger.Type, "LogInformation", includeReducedExtensionMethods: true).IsEmpty;
}
