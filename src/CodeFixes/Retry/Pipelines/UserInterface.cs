using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Knows the frameworks whose objects may only be used on the context that they were made on.</summary>
internal static class UserInterface
{
    private static readonly string[] Types =
    [
        "System.Windows.Application",
        "System.Windows.Forms.Control",
        "Microsoft.Maui.Controls.Application",
        "Microsoft.UI.Xaml.Application",
        "Windows.UI.Xaml.Application",
        "Xamarin.Forms.Application",
        "Avalonia.Application",
        "UnityEngine.MonoBehaviour",
    ];

    /// <summary>Whether the loop may stand in such code. Blazor comes with every web project, so there only components count.</summary>
    public static bool IsAround(RetryLoop loop)
    {
        var compilation = loop.Model.Compilation;
        if (Types.Any(type => compilation.FindLibraryType(type) is not null))
            return true;

        var type = loop.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration ? loop.Model.GetDeclaredSymbol(declaration) : null;
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (current.Is("Microsoft.AspNetCore.Components", "ComponentBase"))
                return true;
        }

        return false;
    }
}
