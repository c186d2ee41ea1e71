using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The <c>OnRetry</c> of a pipeline: what the loop does between a failure and the next attempt.</summary>
internal sealed class RetryCallback
{
    private readonly RehearsedLoop _rehearsed;
    private readonly CodeStyle _style;
    private readonly string _arguments;
    private readonly List<(FailurePath Path, FailureEffects Effects)> _branches;

    private RetryCallback(RehearsedLoop rehearsed, CodeStyle style, string arguments, List<(FailurePath Path, FailureEffects Effects)> branches) =>
        (_rehearsed, _style, _arguments, _branches) = (rehearsed, style, arguments, branches);

    public bool IsEmpty => _branches.Count is 0;

    public Reach Reach => ReachFinder.Find(_branches.SelectMany(branch => branch.Effects.Statements), _rehearsed.Loop, node =>
        _branches.Exists(branch => branch.Effects.Replacements.ContainsKey(node))
        || (node is IdentifierNameSyntax name && (_branches.Exists(branch => branch.Effects.ExceptionUses.Contains(name)) || IsResult(name) || IsDeclaredHere(name))));

    public static RetryCallback? Create(RehearsedLoop rehearsed, CodeStyle style, PipelineToken token)
    {
        var arguments = style.Name("args", "retryArguments");
        var branches = new List<(FailurePath, FailureEffects)>();
        foreach (var path in rehearsed.Paths)
        {
            if (FailureEffects.OfRetries(rehearsed, path, token, arguments) is not { } effects)
                return null;

            if (!effects.Statements.IsEmpty)
                branches.Add((path, effects));
        }

        var callback = new RetryCallback(rehearsed, style, arguments, branches);
        return branches.Count <= 1 || callback.AllTheSame() || callback.CanSwitch() ? callback : null;
    }

    /// <summary>The assignment of the option, without indentation in front of its first line.</summary>
    public string Print(string indentation)
    {
        var (path, effects) = _branches[0];
        var inner = indentation + _style.Unit;
        var isForAll = _branches.Count == _rehearsed.Paths.Length;
        var isAsync = _branches.Exists(branch => branch.Effects.HasAwait);
        var text = "OnRetry = " + _style.Static(Reach is Reach.Type) + (isAsync ? "async " : "");
        var body = _branches.Count > 1 && !AllTheSame() ? Switch(inner) : isForAll ? Body(path, effects, inner) : Guarded(path, effects, inner);
        if (!isAsync)
            body += inner + "return default;" + _style.EndOfLine;

        return text + (body.Contains(_arguments + ".") ? _arguments : "_") + " =>" + OpenBrace(indentation) + body + indentation + "}";
    }

    private string OpenBrace(string indentation) => (_style.BreaksBeforeBrace ? _style.EndOfLine + indentation : " ") + "{" + _style.EndOfLine;

    private bool AllTheSame()
    {
        var texts = _branches.ConvertAll(branch => IsInlined(branch.Effects) ? Body(branch.Path, branch.Effects, "") : null);
        return _branches.Count == _rehearsed.Paths.Length && !texts.Contains(null) && texts.TrueForAll(text => text == texts[0]) && _branches.TrueForAll(branch => branch.Path.Handler is not null);
    }

    /// <summary>Whether the type of the exception says which handler it was.</summary>
    private bool CanSwitch() => _branches.TrueForAll(branch => branch.Path.Handler is { FilterBesidesCounter.IsEmpty: true } && branch.Path.Retries[0].Gates.Count is 0)
        && _rehearsed.Paths.All(path => path.Handler is { FilterBesidesCounter.IsEmpty: true } && path.Retries[0].Gates.Count is 0);

    private string Switch(string indentation)
    {
        var (end, label, inner) = (_style.EndOfLine, indentation + _style.Unit, indentation + _style.Unit + _style.Unit);
        var sections = new List<string>();
        foreach (var path in _rehearsed.Paths)
        {
            var effects = _branches.Find(branch => branch.Path == path).Effects ?? FailureEffects.None;
            var name = path.Handler!.Variable?.Name;
            var replacements = new Dictionary<SyntaxNode, string>(effects.Replacements);
            var type = _style.TypeName(path.Handler.Exception!);
            sections.Add(label + "case " + (effects.ExceptionUses.IsEmpty ? _style.HasNotPatterns ? type : type + " _" : type + " " + name) + ":" + end
                + CodePrinter.Print(effects.Statements, replacements, inner, end)
                + inner + "break;" + end);
        }

        return indentation + "switch (" + _arguments + ".Outcome.Exception)" + OpenBrace(indentation) + string.Join(end, sections) + indentation + "}" + end + end;
    }

    /// <summary>Whether the exception is only passed on once, so that it needs no name.</summary>
    private bool IsInlined(FailureEffects effects) =>
        effects.ExceptionUses.Length is 0 || (effects.ExceptionUses.Length is 1 && effects.ExceptionUses[0].Parent is ArgumentSyntax && TakesException(effects.ExceptionUses[0]) is not null);

    /// <summary>What has to stand behind the exception for the argument; null when the parameter wants another type.</summary>
    private string? TakesException(IdentifierNameSyntax use)
    {
        var type = _rehearsed.Loop.Model.GetTypeInfo(use);
        if (type.ConvertedType is not { Name: "Exception" or "Object" } converted || converted is ITypeParameterSymbol)
            return null;

        var parameter = (_rehearsed.Loop.Model.GetOperation(use.Parent!) as IArgumentOperation)?.Parameter;
        return parameter is null or { NullableAnnotation: NullableAnnotation.NotAnnotated } && !(parameter?.IsParams ?? false) ? _style.Forgiving : "";
    }

    private string Body(FailurePath path, FailureEffects effects, string indentation)
    {
        var replacements = new Dictionary<SyntaxNode, string>(effects.Replacements);
        var lines = "";
        AddResult(effects, replacements);
        if (IsInlined(effects))
        {
            foreach (var use in effects.ExceptionUses)
                replacements[use] = _arguments + ".Outcome.Exception" + TakesException(use);
        }
        else
        {
            var type = path.Handler!.Exception!;
            var name = path.Handler.Variable!.Name;
            var cast = path.Handler.CatchesEverything ? "" : "(" + _style.TypeName(type) + ")";
            lines = indentation + "var " + name + " = " + cast + _arguments + ".Outcome.Exception" + _style.Forgiving + ";" + _style.EndOfLine;
            foreach (var use in effects.ExceptionUses)
                replacements[use] = name;
        }

        return lines + CodePrinter.Print(effects.Statements, replacements, indentation, _style.EndOfLine);
    }

    /// <summary>Effects that only one of several failures has.</summary>
    private string Guarded(FailurePath path, FailureEffects effects, string indentation)
    {
        var inner = indentation + _style.Unit;
        var replacements = new Dictionary<SyntaxNode, string>(effects.Replacements);
        string condition;
        if (path.Handler is { } handler)
        {
            var name = handler.Variable?.Name ?? "ex";
            foreach (var use in effects.ExceptionUses)
                replacements[use] = name;

            condition = _arguments + ".Outcome.Exception is " + _style.TypeName(handler.Exception!) + (effects.ExceptionUses.IsEmpty ? "" : " " + name);
        }
        else
        {
            AddResult(effects, replacements);
            condition = _arguments + ".Outcome.Exception is null";
        }

        return indentation + "if (" + condition + ")" + OpenBrace(indentation) + CodePrinter.Print(effects.Statements, replacements, inner, _style.EndOfLine) + indentation + "}" + _style.EndOfLine + _style.EndOfLine;
    }

    private void AddResult(FailureEffects effects, Dictionary<SyntaxNode, string> replacements)
    {
        foreach (var name in effects.Statements.SelectMany(statement => statement.DescendantNodes()).OfType<IdentifierNameSyntax>().Where(IsResult))
            replacements[name] = _arguments + ".Outcome.Result" + (name.Parent is MemberAccessExpressionSyntax ? _style.Forgiving : "");
    }

    private bool IsResult(IdentifierNameSyntax name) =>
        _rehearsed.Loop.ResultCheck?.Result is { } result && SymbolEqualityComparer.Default.Equals(_rehearsed.Variables.Find(name), result);

    private bool IsDeclaredHere(IdentifierNameSyntax name) => _rehearsed.Variables.Find(name) is { } symbol
        && _branches.Exists(branch => branch.Effects.Statements.Any(statement => symbol.DeclaringSyntaxReferences.Any(reference => statement.Span.Contains(reference.Span))));
}
